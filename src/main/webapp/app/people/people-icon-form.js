import {t} from '../i18n/index.js';
import {chooseFile, pictureOf} from './people-files.js';
import {tell} from '../ui/toast.js';
import {avatar} from '../ui/avatar.js';
import {icon} from '../ui/icon.js';
import {html, nothing} from '../ui/view.js';

/** Pictures that are sent as icons: servers scale them down further, and take so many bytes at least (shirakumo §16). */
const SIDE = 256;
const MOST_BYTES = 512 * 1024;

/**
 * The icon of a user or a channel, to be changed.
 *
 * @param view does what is asked for, as an {@link ActingView}
 * @param owner whose icon it is
 * @param save is called with the new icon as it is sent, with an empty text if it is to be taken away
 */
export function iconForm({view, owner, save}) {
  return html`
    <div class="icon-form">
      ${avatar(owner, 'large')}
      <div class="form-buttons">
        <button class="button" type="button" ?disabled=${view.busy} @click=${() => choose(save)}>${icon('upload')}<span>${
          t('people.choose-icon')}</span></button>
        ${owner.icon ? html`
          <button class="button button-quiet" type="button" ?disabled=${view.busy} @click=${() => save('')}>${icon('trash')}<span>${
            t('people.remove-icon')}</span></button>` : nothing}
      </div>
    </div>`;
}

async function choose(save) {
  const file = await chooseFile('image/*');
  if (!file) {
    return;
  }
  let picture;
  try {
    picture = await pictureOf(file, {kept: ['image/gif'], side: SIDE, bytes: MOST_BYTES});
  } catch {
    tell(t('people.no-picture', {file: file.name}), 'error');
    return;
  }
  save(`${picture.contentType} ${picture.payload}`);
}
