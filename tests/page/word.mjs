// A plain Word file of a report's text: its headings, paragraphs and tables, as an office would type them.

import { crc32 } from 'node:zlib';

const escaped = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
const paragraph = (text) => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

/** The bytes of a .docx of a report's text. */
export function word(text) {
  const body = [];
  let table = [];
  const flush = () => {
    if (table.length > 0) body.push(`<w:tbl>${table.join('')}</w:tbl>`);
    table = [];
  };
  for (const line of text.replace(/^---\n[^]*?\n---\n/, '').replace(/<!--[^]*?-->/g, '').split('\n')) {
    if (/^\|[\s:|-]+\|$/.test(line)) continue;
    if (line.startsWith('|')) {
      const cells = line.slice(1, line.lastIndexOf('|')).split('|');
      table.push(`<w:tr>${cells.map((cell) => `<w:tc>${paragraph(cell.trim())}</w:tc>`).join('')}</w:tr>`);
      continue;
    }
    flush();
    if (line.trim() !== '') body.push(paragraph(line.replace(/^#+ /, '')));
  }
  flush();
  const document = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body.join('')}</w:body></w:document>`;
  const types = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
  const relations = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';
  return zip({ '[Content_Types].xml': types, '_rels/.rels': relations, 'word/document.xml': document });
}

/** A text in GBK, which Node reads and does not write. */
function gbk(text) {
  const decoder = new TextDecoder('gbk');
  const codes = new Map();
  for (let lead = 0x81; lead < 0xff; lead++) {
    for (let trail = 0x40; trail < 0xff; trail++) codes.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  }
  return Buffer.from([...text].flatMap((c) => (c < '\x80' ? [c.charCodeAt(0)] : codes.get(c))));
}

/** An archive of files that are stored as they are; with names as an older Windows writes them, if that is wanted. */
export function zip(files, isOld = false) {
  const local = [];
  const central = [];
  let at = 0;
  for (const [name, content] of Object.entries(files)) {
    const data = Buffer.from(content);
    const path = isOld ? gbk(name) : Buffer.from(name);
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(isOld ? 0 : 0x0800, 2);
    head.writeUInt32LE(0x00210000, 6);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(data.length, 14);
    head.writeUInt32LE(data.length, 18);
    head.writeUInt16LE(path.length, 22);
    local.push(Buffer.from('PK\x03\x04', 'latin1'), head, path, data);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(at, 10);
    central.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), head, rest, path);
    at += 30 + path.length + data.length;
  }
  const list = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  const count = Object.keys(files).length;
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...local, list, end]);
}
