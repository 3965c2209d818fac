// What stands beside the report: the findings by severity, one of them whole, and how the file was read.

import { el, fill } from './dom';
import type { Engine } from './engine';
import { rendered } from './markdown';
import type { Finding, Severity } from './questions';
import type { Placed, Session } from './session';
import type { Words } from './words';

/** What tells a finding from others when the text has changed elsewhere. */
const identity = (finding: Finding) => `${finding.rule} ${finding.place ?? ''} ${finding.message}`;

const SEVERITIES: Severity[] = ['error', 'warning', 'info'];

export class Side {
  readonly element: HTMLElement;
  private readonly body = el('div', { class: 'side-body', id: 'side-body', role: 'tabpanel', tabindex: 0 });
  private readonly filters = el('div', { class: 'filters', role: 'group' });
  private readonly tabs: [HTMLButtonElement, HTMLButtonElement];
  /** Which of the two lists is shown. */
  tab = 0;
  private wanted = new Set<Severity>(SEVERITIES);
  /** The finding that is open, whatever its place in the list is by now. */
  private open = '';
  /** A button of the mouse is down on it, and what it shows is late. */
  private isPressed = false;
  private isLate = false;

  constructor(
    private readonly session: Session,
    private readonly engine: Engine,
    private readonly words: Words,
    private readonly show: (n: number) => void,
  ) {
    const tab = (n: number, label: string) =>
      el('button', { type: 'button', role: 'tab', 'aria-controls': 'side-body', onclick: () => this.turn(n) }, label);
    this.tabs = [tab(0, words.findings), tab(1, words.account)];
    const list = el('div', { class: 'tabs', role: 'tablist', 'aria-label': words.side }, ...this.tabs);
    list.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return;
      this.turn(1 - this.tab);
      this.tabs[this.tab]?.focus();
    });
    this.filters.setAttribute('aria-label', words.findings);
    this.element = el('aside', { class: 'side', 'aria-label': words.side }, list, this.filters, this.body);
    this.element.addEventListener('pointerdown', () => this.press());
    this.update();
  }

  /** Shows the findings, or how the file was read. */
  turn(n: number): void {
    this.tab = n;
    this.update();
  }

  /** Opens a finding in the list. */
  point(findings: number[]): void {
    this.tab = 0;
    const first = this.session.findings[findings[0] ?? -1]?.finding;
    if (first === undefined) return;
    this.open = identity(first);
    this.wanted.add(first.severity);
    this.update();
    this.body.querySelector('.finding.open')?.scrollIntoView({ block: 'nearest' });
  }

  /**
   * Keeps what is shown until the button is up: what somebody is editing is put into the text when the button goes down
   * elsewhere, and a list that is drawn anew meanwhile would never hear of the click. */
  private press(): void {
    this.isPressed = true;
    const up = () => {
      window.removeEventListener('pointerup', up);
      window.removeEventListener('pointercancel', up);
      this.isPressed = false;
      // The click comes after this.
      window.setTimeout(() => this.isLate && this.update());
    };
    window.addEventListener('pointerup', up);
    window.addEventListener('pointercancel', up);
  }

  /** Brings the list up to date. */
  update(): void {
    this.isLate = this.isPressed;
    if (this.isPressed) return;
    const { findings } = this.session;
    const focused = this.body.contains(document.activeElement) ? document.activeElement?.closest('.finding')?.getAttribute('data-n') : undefined;
    this.tabs.forEach((tab, n) => {
      tab.setAttribute('aria-selected', String(n === this.tab));
      tab.tabIndex = n === this.tab ? 0 : -1;
    });
    this.filters.hidden = this.tab !== 0;
    fill(
      this.filters,
      ...SEVERITIES.map((severity) => {
        const count = findings.filter(({ finding }) => finding.severity === severity).length;
        const pressed = this.wanted.has(severity);
        return el(
          'button',
          {
            type: 'button',
            class: `filter ${severity}`,
            'aria-pressed': String(pressed),
            onclick: () => {
              if (pressed) this.wanted.delete(severity);
              else this.wanted.add(severity);
              this.update();
              this.filters.querySelector<HTMLElement>(`.${severity}`)?.focus();
            },
          },
          `${this.words.severities[severity]} `,
          el('strong', {}, String(count)),
        );
      }),
    );
    const scroll = this.body.scrollTop;
    if (this.tab === 1) fill(this.body, this.account());
    else fill(this.body, this.list());
    this.body.scrollTop = scroll;
    // What was drawn anew took the key with it; where a finding is gone, the next one has it.
    if (focused && document.activeElement === document.body) (this.body.querySelector<HTMLElement>(`[data-n="${focused}"] .head`) ?? this.body).focus({ preventScroll: true });
  }

  private list(): HTMLElement {
    const { findings } = this.session;
    if (findings.length === 0) return el('p', { class: 'empty' }, this.words.none);
    const list = el('ol', { class: 'findings' });
    findings.forEach((placed, n) => {
      if (this.wanted.has(placed.finding.severity)) list.append(this.finding(placed, n));
    });
    return list.childElementCount > 0 ? list : el('p', { class: 'empty' }, this.words.noneOf);
  }

  private finding({ finding }: Placed, n: number): HTMLElement {
    const open = identity(finding) === this.open;
    const where = [finding.place, finding.origin].filter(Boolean).join('　');
    const head = el(
      'button',
      {
        type: 'button',
        class: 'head',
        'aria-expanded': String(open),
        onclick: () => {
          this.open = open ? '' : identity(finding);
          this.update();
          // The list may have been late: the finding has another number by now, or none.
          const now = this.session.findings.findIndex((it) => identity(it.finding) === identity(finding));
          this.body.querySelector<HTMLElement>(`[data-n="${now}"] .head`)?.focus({ preventScroll: true });
          if (!open && now >= 0) this.show(now);
        },
      },
      el('span', { class: 'badge' }, this.words.severities[finding.severity]),
      el('span', { class: 'message' }, finding.message),
      where !== '' && el('span', { class: 'where' }, where),
    );
    const item = el('li', { class: `finding ${finding.severity}${open ? ' open' : ''}`, 'data-n': n }, head);
    if (open) item.append(this.whole(finding));
    return item;
  }

  private whole(finding: Placed['finding']): HTMLElement {
    const { words } = this;
    const { version } = this.session.checked;
    const whole = el('div', { class: 'whole' });
    if (finding.help !== null) whole.append(el('p', { class: 'help' }, finding.help));
    for (const fix of finding.fixes) {
      whole.append(el('button', { type: 'button', class: 'fix', onclick: () => void this.session.fix(finding.rule, fix.edits, version) }, fix.title));
    }
    for (const related of finding.related) whole.append(el('p', { class: 'related' }, `${words.alsoSee}：${related.message}`, related.path !== finding.path && el('span', { class: 'where' }, [related.path, related.origin].filter(Boolean).join('　'))));
    const { provision } = finding;
    if (provision !== null) {
      whole.append(el('p', { class: 'ground' }, provision.text));
      if (provision.provides !== null) {
        const label = provision.verbatim ? words.verbatim : words.wording;
        whole.append(el('blockquote', {}, el('cite', {}, `${provision.cite}（${label}）`), provision.provides));
      }
    }
    const page = el('div', { class: 'page' });
    const explain = el(
      'button',
      {
        type: 'button',
        class: 'explain',
        'aria-expanded': 'false',
        onclick: () => {
          if (page.childElementCount > 0) {
            fill(page);
            explain.setAttribute('aria-expanded', 'false');
            return;
          }
          const shown = ({ markdown }: { markdown: string }) => {
            fill(page, rendered(markdown));
            explain.setAttribute('aria-expanded', 'true');
          };
          // Where the checker died meanwhile nothing is shown; the next click asks again.
          this.engine.ask({ ask: 'explain', rule: finding.rule, lang: this.session.lang }).then(shown, () => {});
        },
      },
      `${words.explain} `,
      el('code', {}, finding.rule),
    );
    whole.append(explain, page);
    return whole;
  }

  private account(): HTMLElement {
    const { account, imported } = this.session;
    if (!imported) return el('p', { class: 'empty' }, this.words.accountNone);
    const items = account.map(({ what, place, doubtful }) =>
      el('li', { class: doubtful ? 'doubtful' : null }, el('span', { class: 'message' }, what), el('span', { class: 'where' }, place)),
    );
    return el('div', {}, el('p', { class: 'intro' }, this.words.accountIntro), el('ul', { class: 'account' }, ...items));
  }
}
