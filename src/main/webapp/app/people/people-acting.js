import {View} from '../ui/view.js';
import {tell, tellFailure} from '../ui/toast.js';

/** A view that asks the server to do things, one after the other, and says in words how that ended. */
export class ActingView extends View {
  /** Whether something is under way; what would begin something else is disabled then. */
  busy = false;

  /**
   * Does something unless something else is under way; why it failed is told.
   *
   * @param done is told once it is done
   * @return a promise of whether it is
   */
  async act(task, done) {
    if (this.busy) {
      return false;
    }
    this.busy = true;
    this.redraw();
    const failure = await Promise.resolve().then(task).then(() => null, error => error ?? new Error());
    this.busy = false;
    this.redraw();
    if (failure) {
      tellFailure(failure);
    } else if (done) {
      tell(done);
    }
    return !failure;
  }

  /** Sends an update and has its last answer, the one that says how it ended. */
  async ask(update) {
    return (await this.chat.request(update)).at(-1);
  }

  /** Tells the views around it that something happened that is theirs. */
  dispatch(name, detail) {
    this.dispatchEvent(new CustomEvent(name, {detail, bubbles: true}));
  }
}
