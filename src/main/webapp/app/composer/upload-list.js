import {repeat} from '../lib/lit-html/directives/repeat.js';
import {html, nothing} from '../ui/view.js';
import {icon} from '../ui/icon.js';
import {inWords} from '../ui/toast.js';
import {t} from '../i18n/index.js';
import {size} from '../i18n/times.js';

/** The files to be sent and on their way, each with what can be done about it. */
export function uploadList(uploads) {
  if (uploads.items.length === 0) {
    return nothing;
  }
  const rows = repeat(uploads.items, ({number}) => number, item => row(item, uploads));
  return html`<ul class="upload-list" aria-label=${t('composer.uploads')}>${rows}</ul>`;
}

function row(item, uploads) {
  const {file, preview, state} = item;
  const remove = t(state === 'sending' ? 'composer.upload-cancel' : 'composer.upload-remove', {name: file.name});
  const retry = html`<button class="button" type="button" @click=${() => uploads.retry(item)}>${t('composer.upload-retry')}</button>`;
  return html`<li class="upload upload-${state}">
    ${preview
      ? html`<img class="upload-preview" src=${preview} alt="">` : html`<span class="upload-preview upload-kind">${icon('attach')}</span>`}
    <div class="upload-what">
      <div class="upload-name"><bdi>${file.name}</bdi></div>
      ${told(item)}
    </div>
    ${state === 'failed' ? retry : nothing}
    <button class="icon-button" type="button" aria-label=${remove} title=${remove}
      @click=${() => uploads.remove(item)}>${icon('close')}</button></li>`;
}

function told({file, state, progress, error}) {
  if (state === 'failed') {
    const allowed = error?.update?.allowedContentTypes?.join(', ');
    const told = allowed ? t('composer.upload-allowed', {types: allowed}) : '';
    return html`<div class="error" role="alert">${inWords(error)} ${told}</div>`;
  }
  if (state === 'sending') {
    const label = t('composer.upload-progress', {name: file.name});
    return html`<progress class="upload-progress" max="100" .value=${Math.round(progress * 100)} aria-label=${label}></progress>`;
  }
  return html`<div class="muted">${size(file.size)}</div>`;
}
