// What the server shows and does beside findings, in VS Code: hints, colours, what belongs together, provisions, names,
// lenses, commands, and typing, slowly and quickly. Called by vscode.mjs with what it drives the window by.

import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const NAME = '写作 𠮷.nianbao';

/** A report with a citation, a wrong total, a row of `=`, a blank cell, and a table with a row alone. */
function report(example) {
  const lines = readFileSync(example, 'utf8').split('\n');
  const table = lines.slice(lines.findIndex((line) => line.startsWith('| 申请办理情况')), lines.findIndex((line) => line.startsWith('## 四')) - 1);
  const rows = table.map((line) => {
    if (line.startsWith('| （七）总计')) return line.replace(/\d+ (?=\|)/g, (figure) => `${' '.repeat(figure.length - 2)}= `);
    if (line.startsWith('| 2.重复申请')) return line.replace(/4 \|$/, '9 |');
    return line;
  });
  return `---
机关: 汀溪县𠮷人民政府
年度: 2023
上年报告: 没有打开的.nianbao
---

# 汀溪县𠮷人民政府2023年政府信息公开工作年度报告

## 一、总体情况

😀依据《中华人民共和国政府信息公开条例》（以下简称《条例》）编制；第二次依据《条例》第五十条。

## 三、收到和处理政府信息公开申请情况

${rows.join('\n')}

## 四、政府信息公开行政复议、行政诉讼情况

| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
| 行政复议         |       23 |        1 |       18 |          |    = |
| 未经复议直接起诉 |       78 |        7 |        1 |       13 |   99 |
| 复议后起诉       |        5 |        1 |        0 |        0 |    6 |
`;
}

/** A table with nothing but its head, and what is typed into it. */
const HEAD = `---
机关: 汀溪县𠮷人民政府
年度: 2023
---

## 四、政府信息公开行政复议、行政诉讼情况

| 类型             | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |
| ---------------- | -------: | -------: | -------: | -------: | ---: |
`;
const BY_HAND = ['| 行政复议 | 23 | 1 | 18 | 0 | 42 |', '| 未经复议直接起诉 | 78 | 7 | 1 | 13 | = |', '| 复议后起诉 | 5 | 1 | 0 | 0 | 6 |'];
const DELAYS = [0, 15, 60, 180];

export async function features({ page, step, until, soon, expect, command, goTo, goToFile, picture, rectOf, shownRows, cursor, EXAMPLE, WORKSPACE, WINDOW }) {
  const file = path.join(WORKSPACE, NAME);
  const text = report(EXAMPLE);
  const onDisk = () => readFileSync(file, 'utf8');
  /** Line and column of a piece of the text, as VS Code is told to go there: what is as wide as two letters counts two. */
  const place = (piece, among = text) => {
    const before = among.slice(0, among.indexOf(piece)).split('\n');
    const wide = [...before.at(-1)].map((character) => (character.codePointAt(0) > 0x2e7f ? 2 : 1));
    return [before.length, wide.reduce((sum, width) => sum + width, 1)];
  };
  const marked = (kind) => page.locator(`.monaco-editor .${kind}`).count();
  /** Has places listed by a command; there are so many of them, and the file that they are in. */
  const peeked = async (name, count) => {
    const list = page.locator('.peekview-widget .monaco-list-row');
    await until(async () => {
      await command(name);
      return soon(list.nth(count - 1).waitFor({ timeout: 5000 }));
    }, `${count} places in the list`);
    await picture(name.replaceAll(' ', '-').toLowerCase());
    await until(async () => {
      await page.keyboard.press('Escape');
      return soon(page.locator('.peekview-widget').waitFor({ state: 'hidden', timeout: 2000 }));
    }, 'the list to go');
  };
  const squeezed = (line) => line.replace(/ {2,}/g, ' ');

  await step('shows hints behind the rows, which stay straight, with no setting of the user', 60, async () => {
    writeFileSync(file, text);
    await goToFile(NAME);
    await page.setViewportSize({ width: 1440, height: 1100 });
    const wanted = text.split('\n').filter((line) => line.startsWith('| '));
    const section = wanted.slice(0, wanted.findIndex((line) => line.startsWith('| 类型')));
    await goTo(place('| （四）无法提供')[0]);
    let rows;
    await until(async () => {
      rows = (await shownRows('|')).filter((row) => section.some((line) => row.text.startsWith(line)));
      return rows.length === section.length && rows.some((row) => row.text.includes('= 21·0'));
    }, `${section.length} rows, each in one line, and hints`);
    const [first] = rows;
    for (const row of rows) {
      const off = Math.max(...row.separators.slice(0, 9).map((x, at) => Math.abs(x - first.separators[at])));
      expect(off < 1, `${off} px off: ${row.text}`);
    }
    await picture('hints');
    const said = rows.map((row) => row.text.split('|').at(-1).trim()).filter((hint) => hint !== '');
    expect(said.includes('≠ 4'), said.join(' / '));
    return said.join(' / ');
  });

  await step('spells the sum of a hint out', 60, async () => {
    const hover = page.locator('.monaco-hover:visible', { hasText: '4 + 0 + 0 + 0 + 0 + 0 = 4' });
    await until(async () => {
      const hint = await rectOf('| 2.重复申请', '≠ 4');
      if (!hint) return false;
      // From elsewhere: over a pointer that only trembles nothing comes up.
      await page.mouse.move(hint.x + 300, hint.y + 60);
      await page.mouse.move(hint.x + hint.width / 2 + Math.random(), hint.y + hint.height / 2);
      return soon(hover.first().waitFor({ timeout: 3000 }));
    }, 'the sum');
    await picture('hint-hover');
    await page.mouse.move(5, 5);
    await page.setViewportSize(WINDOW);
  });

  await step('colours a wrong figure as what it is', 60, async () => {
    await goTo(place('| 2.重复申请')[0]);
    await until(() => page.evaluate(() => {
      const line = [...document.querySelectorAll('.view-line')].find((line) => line.textContent.replaceAll('\u00a0', ' ').startsWith('| 2.重复申请'));
      const colour = (wanted) => {
        const span = [...(line?.querySelectorAll('span span') ?? [])].find((span) => span.textContent.trim() === wanted);
        return span && getComputedStyle(span).color;
      };
      return colour('9') && colour('4') && colour('9') !== colour('4');
    }), 'the wrong figure in another colour than a right one');
  });

  await step('lights the cells of the sum up, and lists them', 60, async () => {
    await goTo(...place('99 |'));
    // VS Code lights up where the user goes, not where a command does.
    await page.keyboard.press('ArrowRight');
    await until(async () => (await marked('wordHighlightText')) + (await marked('wordHighlight')) + (await marked('wordHighlightStrong')) >= 5, 'five cells lit');
    await picture('highlights');
    await peeked('Peek References', 5);
  });

  await step('goes from a citation to the provision', 60, async () => {
    await goTo(...place('五十条'));
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: '50.md' }).waitFor();
    await until(() => rectOf('第五十条', '第五十条'), 'the words of the article');
    await picture('provision');
    await command('View: Close Editor');
    await page.locator('.tab.active', { hasText: NAME }).waitFor();
    await page.keyboard.press('Control+1');
  });

  await step('goes from a total to what it sums', 60, async () => {
    await goTo(...place('99 |'));
    await peeked('Peek Definition', 4);
  });

  await step('selects figure, cell, row, table, section', 60, async () => {
    await goTo(...place('78 |'));
    const sizes = [];
    for (let count = 0; count < 5; count++) {
      const before = await cursor();
      await page.keyboard.press('Shift+Alt+ArrowRight');
      await until(async () => (await cursor()) !== before, 'more selected');
      sizes.push(Number(/\((\d+) selected\)/.exec(await cursor())?.[1] ?? 0));
    }
    expect(sizes[0] === 2 && sizes.every((size, at) => at === 0 || size > sizes[at - 1]), sizes.join(' '));
    await page.keyboard.press('Escape');
    return sizes.join(', ');
  });

  await step('links to last year’s report', 60, async () => {
    await goTo(4);
    await until(async () => (await page.locator('.detected-link, .detected-link-active').count()) > 0, 'a link');
  });

  await step('renames the agency throughout, and nothing else', 60, async () => {
    await goTo(...place('县𠮷人民政府2023'));
    const input = page.locator('.rename-box input');
    await until(async () => {
      await page.keyboard.press('F2');
      return soon(input.waitFor({ timeout: 3000 }));
    }, 'the field for a new name');
    expect((await input.inputValue()) === '汀溪县𠮷人民政府', await input.inputValue());
    await input.fill('云溪县𠮷人民政府');
    await input.press('Enter');
    await until(() => rectOf('# 云溪县𠮷人民政府2023', '云溪'), 'the new name in the title');
    expect(await rectOf('机关: 云溪县𠮷人民政府', '云溪'), 'the new name in the front matter');
    await page.keyboard.press('Control+Z');
    await until(() => rectOf('# 汀溪县𠮷人民政府2023', '汀溪'), 'the old name again');
    await goTo(...place('78 |'));
    await page.keyboard.press('F2');
    await page.locator('.monaco-editor-overlaymessage', { hasText: '全称' }).waitFor();
    await picture('rename-refused');
    await page.keyboard.press('Escape');
  });

  await step('shows how a table stands, and enters zeros after a yes', 60, async () => {
    await goTo(place('| 类型')[0]);
    // Those above lines that are not in the window are there, too.
    const lens = page.locator('.codelens-decoration:visible a', { hasText: '空白格填 0' });
    await page.locator('.codelens-decoration:visible', { hasText: /勾稽 \d+\/\d+/ }).first().waitFor();
    await lens.first().waitFor();
    await picture('lenses');
    const yes = page.locator('.notification-toast .monaco-button, .monaco-dialog-box .monaco-button', { hasText: '填 0' });
    await until(async () => {
      await soon(lens.first().click({ timeout: 3000 }));
      return soon(yes.first().waitFor({ timeout: 3000 }));
    }, 'the question');
    expect(!(await rectOf('| 行政复议', ' 0 |')), 'it is filled in before the answer');
    await yes.first().click();
    await until(async () => squeezed((await shownRows('| 行政复议'))[0]?.text ?? '').startsWith('| 行政复议 | 23 | 1 | 18 | 0 |'), 'the zero');
  });

  await step('writes the numbers of all =, by the list of commands', 60, async () => {
    await command('Write the Numbers of All');
    await until(async () => squeezed((await shownRows('| 行政复议'))[0]?.text ?? '').startsWith('| 行政复议 | 23 | 1 | 18 | 0 | 42 |'), 'the number');
    await command('File: Revert File');
    await command('View: Close Editor');
  });

  await step('shows the page beside the text, and keeps it current without a save', 90, async () => {
    writeFileSync(file, text);
    await goToFile(NAME);
    const TITLE = '汀溪县𠮷人民政府2023年政府信息公开工作年度报告';
    /** The page, in the frame of its own that VS Code gives it. */
    const shown = async (words) => {
      for (const frame of page.frames().filter((frame) => frame !== page.mainFrame())) {
        const body = frame.locator('body', { hasText: TITLE }).filter({ hasText: words });
        if (await body.count().catch(() => 0)) return frame;
      }
      return undefined;
    };
    await command('预览 · Preview');
    let frame;
    await until(async () => (frame = await shown('未经复议直接起诉')), 'the page');
    expect((await frame.locator('table').count()) >= 2, 'the official tables');
    expect((await frame.locator('script').count()) === 0, 'a script in the page');
    await page.keyboard.press('Control+1');
    await goTo(...place('78 |'));
    await page.keyboard.type('7');
    await until(() => shown('778'), 'the figure that was typed');
    await picture('preview');
    expect(onDisk() === text, 'the file was saved');
    await command('File: Revert File');
    await until(async () => !(await shown('778')) && (await shown('未经复议直接起诉')), 'the page as it was');
    await command('View: Close All Editors');
  });

  await step('opens the next row by Enter, with a place for each figure', 60, async () => {
    writeFileSync(file, HEAD);
    await goToFile(NAME);
    await goTo(9);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await until(() => rectOf('| 行政复议 ', '行政复议'), 'the row');
    await picture('enter');
    for (const figure of ['23', '1', '18', '0']) {
      await page.keyboard.type(figure);
      await page.keyboard.press('Tab');
    }
    await until(async () => squeezed((await shownRows('| 行政复议'))[0]?.text ?? '').startsWith('| 行政复议 | 23 | 1 | 18 | 0 | = |'), 'a figure in each cell');
    // The name of a row, and a separator: the other cells come, with the same places.
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await until(() => rectOf('| 未经复议直接起诉 ', '未经'), 'the next row');
    await page.keyboard.press('Control+Z');
    await until(async () => !(await rectOf('| 未经复议直接起诉 ', '未经')), 'the row gone, at one stroke');
    await page.keyboard.type('| 复议后起诉');
    await page.keyboard.press('Escape');
    await page.keyboard.type(' |');
    await until(async () => (await shownRows('| 复议后起诉'))[0]?.separators.length >= 7, 'the cells of the row');
    await page.keyboard.type('5');
    await until(async () => /^\| 复议后起诉 +\| +5 \|/.test((await shownRows('| 复议后起诉'))[0]?.text ?? ''), 'the figure in the first of them');
    await page.keyboard.press('Escape');
    await command('File: Revert File');
    await command('View: Close Editor');
  });

  for (const delay of DELAYS) {
    await step(`loses and overtakes nothing of what is typed, ${delay} ms a key`, 60, async () => {
      writeFileSync(file, HEAD);
      await goToFile(NAME);
      await goTo(9);
      await page.keyboard.press('End');
      for (const line of BY_HAND) {
        await page.keyboard.press('Enter');
        if (delay > 0) await page.waitForTimeout(delay);
        await page.keyboard.type(line, { delay });
      }
      // The last key is answered once nothing is typed any more; what is offered meanwhile is not taken.
      await page.waitForTimeout(1200);
      await page.keyboard.press('Escape');
      await picture(`typed-${delay}`);
      await command('File: Save');
      await until(() => onDisk() !== HEAD, 'the saved text');
      const rows = onDisk().split('\n').slice(9).filter((line) => line !== '').map(squeezed);
      expect(rows.join('\n') === BY_HAND.join('\n'), rows.join(' // '));
      await command('View: Close Editor');
    });
  }
  // VS Code forgets the findings of a report that is gone once the whole workspace was asked for with it.
  await page.waitForTimeout(6000);
  rmSync(file);
}
