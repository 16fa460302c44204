import { AppError } from '#contract';

type Reach = 'machine' | 'network';
type Waiting = { readonly resolve: (port: number) => void; readonly reject: (error: Error) => void };

/** The core's side of asking its supervisor to open the relay. */
export class RelayCalls {
  readonly #say: (call: number, reach: Reach) => void;
  readonly #waiting = new Map<number, Waiting>();
  #calls = 0;

  constructor(say: (call: number, reach: Reach) => void) {
    this.#say = say;
  }

  readonly open = (reach: Reach): Promise<number> =>
    new Promise((resolve, reject) => {
      this.#calls += 1;
      this.#waiting.set(this.#calls, { resolve, reject });
      this.#say(this.#calls, reach);
    });

  answered(call: number, port: number | undefined): void {
    const waiting = this.#waiting.get(call);
    this.#waiting.delete(call);
    if (port === undefined) waiting?.reject(new AppError('internal'));
    else waiting?.resolve(port);
  }
}
