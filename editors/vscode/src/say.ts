// What a user reads, in Chinese and English side by side.

import * as vscode from 'vscode';

export type Language = 'zh' | 'en';

/** The language of the setting: Chinese, unless that says otherwise. */
export function language(): Language {
  const asked = vscode.workspace.getConfiguration('nianbao').get<string>('language', 'zh');
  if (asked !== 'auto') return asked === 'en' ? 'en' : 'zh';
  return vscode.env.language.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}

/** One of two wordings. */
export function say(zh: string, en: string): string {
  return language() === 'zh' ? zh : en;
}

/** How many there are of something, in English. */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
