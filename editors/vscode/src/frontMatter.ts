// The snippet of the front matter. It is made here, and not in snippets.json, because its year is worked out: a report is
// of the year before the one that it is written in.

import * as vscode from 'vscode';

const PREFIXES = ['题头', 'tt', 'front'];

export function registerFrontMatter(): vscode.Disposable {
  return vscode.languages.registerCompletionItemProvider({ language: 'nianbao' }, {
    provideCompletionItems(document, position) {
      const before = document.lineAt(position).text.slice(0, position.character);
      // The front matter is the beginning: nothing but blank lines stands above it.
      const above = document.getText(new vscode.Range(0, 0, position.line, 0)).trim();
      if (above !== '' || !PREFIXES.some((prefix) => prefix.startsWith(before.trim().toLowerCase()))) return [];
      const item = new vscode.CompletionItem('题头 Front matter', vscode.CompletionItemKind.Snippet);
      item.filterText = PREFIXES.join(' ');
      item.detail = '机关、年度、主体和发布日期 · agency, year, kind and date of publication';
      item.insertText = new vscode.SnippetString(
        `---\n机关: \${1:机关全称}\n年度: \${2:${new Date().getFullYear() - 1}}\n主体: \${3|政府,部门,乡镇街道,其他|}\n发布日期: $4\n---\n\n$0`,
      );
      item.range = new vscode.Range(position.line, 0, position.line, position.character);
      if (position.line > 0) item.additionalTextEdits = [vscode.TextEdit.delete(new vscode.Range(0, 0, position.line, 0))];
      return [item];
    },
  });
}
