// The files that were given, and what a review makes of all of them. The module gathers what it needs of each file, one
// after another, so that no more than one is in memory; should it die over one, it gathers anew without that one.

import { Died, Refused, type Engine } from './engine';
import { MOST, isList, type Given } from './files';
import { reason, type Reasons } from './reasons';
import type { Answers, Lang, Neighbour, Reviewed, Told, Trouble } from './questions';
import type { Session } from './session';

/** What was found in a file, and what it says of itself; or why it can't be read. */
export type Outcome = Answers['gather'] | { error: string };

/** A file. A report that was opened stays open; of the others no more is kept than what a row says. */
export interface Entry extends Given {
  id: number;
  outcome: Outcome | null;
  session: Session | null;
  /** The checker died over it. */
  fatal: boolean;
  /** As what it was gathered: what is gathered so already is not gathered again. */
  gathered: string;
  kin: Kindred | null;
}

/** The neighbours of a file. */
export interface Kindred {
  beside: { entry: Entry; as: Pick<Neighbour, 'side' | 'entry'> }[];
  /** Those that may be last year's as well as each other. */
  several: string[];
  troubles: Trouble[];
  /** What the report names and was not given. */
  absent: string[];
}

/** After so many deaths no review is made of the others. */
const MOST_DEATHS = 10;

/** The time in Beijing, as XML has it. */
export function beijing(): string {
  return new Date(Date.now() + 8 * 3600_000).toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Whether there is anything that a file has to be looked at beside. */
const isKin = (kin: Kindred | null): kin is Kindred => kin !== null && kin.beside.length + kin.several.length + kin.troubles.length > 0;

/** The neighbours of a file, told from others: as they were given, or as they are by now, with what was changed here. */
export function kinOf({ kin }: Entry, asChanged = false): string {
  if (!isKin(kin)) return '';
  const version = ({ session }: Entry) => (asChanged && session?.differs ? session.version : 0);
  return ` ${JSON.stringify([kin.beside.map(({ entry, as }) => [entry.id, version(entry), as]), kin.several, kin.troubles])}`;
}

/** Whether a file is meant as a list whatever stands in it. */
const isMeantAsList = (path: string) => /名单|审核意见/.test(path.split('/').at(-1) ?? '');

export class Batch {
  readonly entries: Entry[] = [];
  /** A list of units, last round's sheet. */
  readonly lists = new Map<'units' | 'previous', Given>();
  review: Reviewed | null = null;
  /** By when what is given back has to come again, as the letters say it. */
  deadline = '';
  running = false;
  /** Files that may be lists: a look into them tells. */
  private waiting: Given[] = [];
  private round = 0;
  /** The last run and its language; no language once all was cleared away. */
  private last: { lang: Lang | null; ended: Promise<void> } = { lang: null, ended: Promise.resolve() };
  /** The life of the worker that holds what was gathered, and the language; behind these how often it was begun. */
  private gathered = '';
  private begun = 0;

  constructor(private readonly engine: Engine) {}

  /**
   * Takes files in; how many took the place of others. One of a name that is there already does, unless that was changed, or
   * came with it: a search through folders gives files of one name.
   */
  add(given: Given[]): number {
    const places = new Map(this.entries.map(({ path }, at) => [path, at]));
    const before = this.entries.length;
    const taken = new Set<string>();
    let replaced = 0;
    for (const it of given) {
      if (isList(it.path)) {
        this.waiting.push(it);
        continue;
      }
      const at = places.get(it.path);
      const known = at === undefined ? undefined : this.entries[at];
      const isReplaced = at !== undefined && known !== undefined && at < before && !known.session?.changed && !taken.has(it.path);
      const path = known === undefined || isReplaced ? it.path : free(it.path, places);
      if (isReplaced) {
        this.entries[at] = entry(it);
        replaced++;
      } else {
        places.set(path, this.entries.length);
        this.entries.push(entry({ ...it, path }));
      }
      taken.add(it.path);
    }
    return replaced;
  }

  /** Whether lists were given that have not been looked into. */
  get hasNew(): boolean {
    return this.waiting.length > 0;
  }

  clear(): void {
    this.round++;
    this.last = { lang: null, ended: Promise.resolve() };
    this.entries.length = 0;
    this.waiting = [];
    this.lists.clear();
    this.gathered = '';
    this.review = null;
    this.running = false;
  }

  get changed(): boolean {
    return this.entries.some(({ session }) => session?.changed);
  }

  /** Checks all files, and reviews them. A later run ends an earlier one. */
  run(lang: Lang, words: Reasons, drawn: () => void): Promise<void> {
    const ended = this.ran(++this.round, lang, words, drawn);
    this.last = { lang, ended: ended.catch(() => {}) };
    return ended;
  }

  private async ran(round: number, lang: Lang, words: Reasons, drawn: () => void): Promise<void> {
    this.running = true;
    this.review = null;
    try {
      for (let deaths = 0; deaths <= MOST_DEATHS; deaths++) {
        try {
          await this.gather(round, lang, words, drawn);
          if (round !== this.round) return;
          this.review = await this.engine.ask({ ask: 'review', date: beijing(), lang });
          break;
        } catch (error) {
          if (!(error instanceof Died)) throw error;
        }
      }
    } finally {
      if (round === this.round) {
        this.running = false;
        drawn();
      }
    }
  }

  /** Whether the module holds what was gathered in a language, or some of it. */
  private isGathered(lang: Lang): boolean {
    return this.gathered.startsWith(`${this.engine.life} ${lang} `);
  }

  private async gather(round: number, lang: Lang, words: Reasons, drawn: () => void): Promise<void> {
    await this.engine.start();
    const isNew = !this.isGathered(lang);
    if (isNew) {
      // What was gathered before, in the same language, too, is gone.
      this.gathered = `${this.engine.life} ${lang} ${++this.begun}`;
      await this.engine.ask({ ask: 'begin' });
    }
    for (const given of isNew ? [...this.lists.values()] : []) await this.list(given, lang, words);
    for (let given = this.waiting[0]; given !== undefined; given = this.waiting[0]) {
      const made = entry(given);
      try {
        const why = await this.list(given, lang, words);
        if (round !== this.round) return;
        this.waiting.shift();
        if (why === null) continue;
        if (isMeantAsList(given.path)) made.outcome = { error: why };
      } catch (error) {
        // The next life passes it over.
        if (round === this.round && error instanceof Died && error.isCulprit) {
          this.waiting.shift();
          this.entries.push({ ...made, fatal: true });
        }
        throw error;
      }
      // No list: it may be a report, as a reporting system gives it out.
      this.entries.push(made);
    }
    const entries = [...this.entries];
    const review = `review ${round}`;
    // First each by itself, which says who has neighbours; then those that have, beside them.
    for (const isBeside of [false, true]) {
      for (const entry of entries) {
        const as = this.gathered + (isBeside ? kinOf(entry) : '');
        if (entry.gathered === as || (!isBeside && entry.gathered.startsWith(`${as} `))) continue;
        const beside = isBeside && isKin(entry.kin) ? review : null;
        if (beside !== null) await this.beside(beside, entry, lang, words);
        const outcome = await this.one(entry, lang, words, beside);
        if (round !== this.round) return;
        entry.outcome = outcome;
        entry.gathered = as;
        drawn();
      }
      if (!isBeside) await this.relate(entries);
      if (round !== this.round) return;
    }
    // Nobody looks any more.
    await this.engine.ask({ ask: 'beside', key: review, several: [], troubles: [] });
  }

  /** Finds out which are neighbours of which. */
  private async relate(entries: Entry[]): Promise<void> {
    const read = entries.filter((entry) => entry.outcome !== null && 'counts' in entry.outcome);
    const members = read.map((entry): Told => {
      const { agency, year, lines, last_year, aggregate } = entry.outcome as Answers['gather'];
      return { name: entry.path, agency, year, lines, last_year, aggregate };
    });
    const { kin } = await this.engine.ask({ ask: 'kin', members });
    for (const entry of entries) entry.kin = null;
    kin.forEach(({ last, alike, included, several, troubles, absent }, n) => {
      const beside: Kindred['beside'] = [];
      const put = (side: Neighbour['side'], entry: number | null, at: number) => {
        const found = read[at];
        if (found !== undefined) beside.push({ entry: found, as: { side, entry } });
      };
      for (const [entry, at] of last) put('last', entry, at);
      if (alike !== null) put('alike', null, alike);
      for (const [entry, at] of included) put('included', entry, at);
      const of = read[n];
      if (of !== undefined) of.kin = { beside, several: several.map((at) => read[at]?.path ?? ''), troubles, absent };
    });
  }

  /** Has the module keep the neighbours of a file for whoever names the key, one after another. */
  async beside(key: string, { kin }: Entry, lang: Lang, words: Reasons, asChanged = false): Promise<void> {
    await this.engine.ask({ ask: 'beside', key, several: kin?.several ?? [], troubles: kin?.troubles ?? [] });
    for (const { entry, as } of kin?.beside ?? []) {
      const text = asChanged && entry.session?.differs ? entry.session.text : null;
      let bytes: ArrayBuffer | null = null;
      let error: string | null = null;
      try {
        bytes = await (text === null ? entry.file : new Blob([text])).arrayBuffer();
      } catch (gone) {
        // It was taken away since it was gathered.
        error = reason(gone, words);
      }
      await this.engine.ask({ ask: 'neighbour', key, given: { name: entry.path, is_text: text !== null, ...as, error }, lang }, bytes);
    }
  }

  /** Has the module take a list; why it is none. */
  private async list(given: Given, lang: Lang, words: Reasons): Promise<string | null> {
    if (given.file.size > MOST) return words.tooLarge;
    try {
      const { kind } = await this.engine.ask({ ask: 'list', name: given.path, lang }, await given.file.arrayBuffer());
      this.lists.set(kind, given);
      return null;
    } catch (error) {
      if (error instanceof Died) throw error;
      return reason(error, words);
    }
  }

  private async one(entry: Entry, lang: Lang, words: Reasons, beside: string | null): Promise<Outcome> {
    const known = isMeantAsList(entry.path) && entry.outcome !== null && 'error' in entry.outcome ? entry.outcome.error : null;
    let why = entry.error !== undefined ? entry.error : entry.file.size > MOST ? words.tooLarge : entry.fatal ? words.diedOpen : known;
    try {
      let bytes: ArrayBuffer | null = null;
      try {
        if (why === null) bytes = await entry.file.arrayBuffer();
      } catch (error) {
        // It was taken away meanwhile.
        why = reason(error, words);
      }
      return await this.engine.ask({ ask: 'gather', name: entry.path, lang, error: why, beside }, bytes);
    } catch (error) {
      if (error instanceof Refused) return { error: error.message };
      if (error instanceof Died && error.isCulprit) {
        entry.fatal = true;
        entry.outcome = { error: words.diedOpen };
      }
      throw error;
    }
  }

  /**
   * All that a review gives, in one archive. It begins anew where files come in meanwhile; there is none where they were
   * cleared away, or the language is another. */
  async take(lang: Lang, words: Reasons, told: (done: number, all: number) => void): Promise<Taken | null> {
    // What has no comments though it is a Word file.
    const left = new Set<Entry>();
    for (let deaths = 0; ; ) {
      try {
        if (!this.isGathered(lang)) await this.run(lang, words, () => {});
        const { round } = this;
        const date = beijing();
        const reviewed = new Set(this.review?.units.map(({ file }) => file));
        const wanted = this.entries.filter((it) => reviewed.has(it.path) && it.outcome !== null && 'counts' in it.outcome && !left.has(it));
        for (const [n, entry] of wanted.entries()) {
          told(n, wanted.length);
          try {
            const bytes = await entry.file.arrayBuffer();
            if (round !== this.round) break;
            await this.engine.ask({ ask: 'pack', name: entry.path, date, lang }, bytes);
          } catch (error) {
            if (!(error instanceof Died) || error.isCulprit) left.add(entry);
            // It is refused, or was taken away meanwhile: the others can be had.
            if (error instanceof Died) throw error;
          }
        }
        if (round !== this.round) {
          if (this.last.lang !== lang) return null;
          await this.last.ended;
          continue;
        }
        const { header, file } = await this.engine.made({ ask: 'take', date, deadline: this.deadline.trim() || null, lang });
        return { file, ...header, left: [...left].map(({ path }) => path) };
      } catch (error) {
        if (!(error instanceof Died) || ++deaths > MOST_DEATHS) throw error;
      }
    }
  }
}

/** What a review gives: an archive, how much of what is in it, and what was to have comments and has none. */
export interface Taken {
  file: ArrayBuffer;
  annotated: number;
  letters: number;
  unread: number;
  left: string[];
}

/** A path that no other file has. */
function free(path: string, taken: Map<string, number>): string {
  const [, stem = path, ending = ''] = /^(.*?)(\.[^./]*)?$/.exec(path) ?? [];
  for (let n = 2; ; n++) {
    const free = `${stem}（${n}）${ending}`;
    if (!taken.has(free)) return free;
  }
}

let count = 0;

function entry(given: Given): Entry {
  return { ...given, id: ++count, outcome: null, session: null, fatal: false, gathered: '', kin: null };
}
