// The language server's life: found, started, watched, stopped.

import * as vscode from 'vscode';
import { LanguageClient, RevealOutputChannelOn, State } from 'vscode-languageclient/node';
import type { LanguageClientOptions, ServerOptions } from 'vscode-languageclient/node';
import { NoProgram, findProgram, type Program } from './program';
import { language, say } from './say';
import { typed } from './typed';

/** What the status item shows of the server. */
export type Health = { state: 'starting' | 'running' | 'stopped' } | { state: 'failed'; why: string };

/** Where reports are that can be written. The old side of a comparison (`git:`) gets no findings. */
const SCHEMES = ['file', 'untitled', 'vscode-vfs'];

/** The command that the server names in the action “explain this rule”. */
const EXPLAIN = 'nianbao.explain';

/** Commands of the server that change a whole report. */
const FILLS = ['nianbao.fillDerived', 'nianbao.fillZero'];

export class Server implements vscode.Disposable {
  private client: LanguageClient | undefined;
  private turn: Promise<void> = Promise.resolve();
  private current: Health = { state: 'stopped' };
  private readonly changed = new vscode.EventEmitter<Health>();
  readonly onDidChange = this.changed.event;

  constructor(
    private readonly context: vscode.ExtensionContext,
    private readonly log: vscode.LogOutputChannel,
    private readonly explain: (rule: string) => Promise<void>,
  ) {}

  get health(): Health {
    return this.current;
  }

  /** The client of the server that runs, for what is asked of it; why there is none is an error. */
  async running(): Promise<LanguageClient> {
    await this.turn;
    if (this.client?.isRunning()) return this.client;
    throw new Error(this.current.state === 'failed' ? this.current.why : say('核对服务没有运行。', 'The server is not running.'));
  }

  /** Starts the server; where it runs already, anew. One start or stop at a time. */
  restart(): Promise<void> {
    this.turn = this.turn.then(() => this.stopNow()).then(() => this.startNow());
    return this.turn;
  }

  stop(): Promise<void> {
    this.turn = this.turn.then(() => this.stopNow());
    return this.turn;
  }

  private set(health: Health): void {
    this.current = health;
    this.changed.fire(health);
  }

  private async startNow(): Promise<void> {
    this.set({ state: 'starting' });
    try {
      const program = await findProgram(this.context);
      this.log.info(`${program.path} ${program.version} (${program.origin})`);
      this.client = this.create(program);
      await this.client.start();
    } catch (error) {
      await this.stopNow();
      const why = error instanceof Error ? error.message : String(error);
      this.set({ state: 'failed', why });
      this.log.error(why);
      // Not awaited: a message stays until it is answered.
      void this.complain(
        error instanceof NoProgram
          ? why
          : say(`核对服务没能启动，日志里有详情：${why}`, `The nianbao server did not start; the log says more: ${why}`),
      );
    }
  }

  private create(program: Program): LanguageClient {
    const executable = { command: program.path, args: ['server'] };
    const server: ServerOptions = { run: executable, debug: executable };
    const settings = vscode.workspace.getConfiguration('nianbao');
    const options: LanguageClientOptions = {
      documentSelector: SCHEMES.map((scheme) => ({ scheme, language: 'nianbao' })),
      outputChannel: this.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: {
        language: language(),
        select: settings.get<string[]>('select', []),
        ignore: settings.get<string[]>('ignore', []),
        // What a folder's configuration names is not read before the folder is trusted.
        trusted: vscode.workspace.isTrusted,
      },
      diagnosticPullOptions: { onChange: true, onTabs: false },
      // Explanations are shown here, beside the report, whatever the server would do with them.
      middleware: {
        executeCommand: (command, args, next) => {
          if (command === EXPLAIN && typeof args[0] === 'string') return this.explain(args[0]);
          // From the list of commands, where nothing is said: the report in front.
          return next(command, FILLS.includes(command) && args.length === 0 ? [this.inFront()] : args);
        },
        provideOnTypeFormattingEdits: (document, position, ch, _, token) => typed(client, document, position, ch, token),
      },
    };
    const client = new LanguageClient('nianbao', 'nianbao', server, options);
    client.onDidChangeState(({ newState }) => {
      if (client !== this.client) return;
      if (newState === State.Running) this.set({ state: 'running' });
      else if (newState === State.Starting) this.set({ state: 'starting' });
      else this.set({ state: 'stopped' });
    });
    return client;
  }

  /** The report that is being worked on, for a command. */
  private inFront(): object {
    const document = vscode.window.activeTextEditor?.document;
    if (document?.languageId !== 'nianbao' || !this.client) throw new Error(say('请先打开一份年报。', 'Open a report first.'));
    return { uri: this.client.code2ProtocolConverter.asUri(document.uri), version: document.version };
  }

  private async stopNow(): Promise<void> {
    const client = this.client;
    this.client = undefined;
    if (client) {
      // One that never came up cannot be stopped either.
      await client.dispose(2000).catch((error: unknown) => this.log.warn(String(error)));
      this.set({ state: 'stopped' });
    }
  }

  private async complain(message: string): Promise<void> {
    const settings = say('打开设置', 'Open Settings');
    const log = say('查看日志', 'Show Log');
    const answer = await vscode.window.showErrorMessage(message, settings, log);
    if (answer === settings) await vscode.commands.executeCommand('workbench.action.openSettings', 'nianbao.server.path');
    if (answer === log) this.log.show();
  }

  dispose(): void {
    this.changed.dispose();
  }
}
