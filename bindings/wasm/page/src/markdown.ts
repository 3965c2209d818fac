// The little Markdown that the pages on rules are written in, as elements: headings, paragraphs, lists, code. Links and
// raw HTML are shown as the text that they are.

import { el } from './dom';

export function rendered(markdown: string): DocumentFragment {
  const made = document.createDocumentFragment();
  const lines = markdown.split('\n');
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const fence = /^(`{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      const end = lines.findIndex((other, n) => n > at && other.startsWith(fence));
      const code = lines.slice(at + 1, end < 0 ? undefined : end).join('\n');
      made.append(el('pre', { tabindex: 0 }, el('code', {}, code)));
      at = end < 0 ? lines.length : end + 1;
      continue;
    }
    const heading = /^(#+) (.*)/.exec(line);
    if (heading) {
      made.append(el((heading[1] ?? '').length === 1 ? 'h3' : 'h4', {}, inline(heading[2] ?? '')));
      at++;
      continue;
    }
    if (/^[-*] /.test(line)) {
      const list = el('ul');
      while (/^[-*] /.test(lines[at] ?? '')) list.append(el('li', {}, inline((lines[at++] ?? '').slice(2))));
      made.append(list);
      continue;
    }
    if (line.trim() === '') {
      at++;
      continue;
    }
    const from = at;
    while (at < lines.length && (lines[at] ?? '').trim() !== '' && !/^(#+ |[-*] |```)/.test(lines[at] ?? '')) at++;
    if (at === from) at++;
    made.append(el('p', {}, inline(lines.slice(from, at).join('\n'))));
  }
  return made;
}

function inline(text: string): DocumentFragment {
  const made = document.createDocumentFragment();
  const pattern = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\([^)]*\)|\\([\\`*_{}[\]()<>#+\-.!|~&:@])/g;
  let done = 0;
  for (const match of text.matchAll(pattern)) {
    made.append(text.slice(done, match.index));
    const [whole, code, strong, link, escaped] = match;
    if (code !== undefined) made.append(el('code', {}, code));
    else if (strong !== undefined) made.append(el('strong', {}, strong));
    else made.append(link ?? escaped ?? '');
    done = (match.index ?? 0) + whole.length;
  }
  made.append(text.slice(done));
  return made;
}
