import {html} from '../ui/view.js';

/**
 * Several panels of which one is shown, chosen by tabs: arrow keys, Home and End lead from one to the next.
 *
 * @param name begins the ids of the elements, and is of this set only
 * @param tabs {id, label, view} each; the view makes the template of the panel; what is false is left out
 * @param current the id of the tab that is shown; if there is none of that id, the first
 * @param choose is called with the id of the tab that is wanted
 */
export function tabView({name, label, tabs, current, choose}) {
  const shown = tabs.filter(Boolean);
  const open = shown.find(tab => tab.id === current) ?? shown[0];
  if (!open) {
    return html``;
  }
  return html`
    <div class="tabs">
      <div class="tabs-list" role="tablist" aria-label=${label} @keydown=${event => move(event, shown, choose)}>
        ${shown.map(tab => html`
          <button class="tabs-tab" role="tab" type="button" id=${`${name}-tab-${tab.id}`} aria-controls=${`${name}-panel`}
            aria-selected=${tab === open} tabindex=${tab === open ? 0 : -1} data-tab=${tab.id}
            @click=${() => choose(tab.id)}>${tab.label}</button>`)}
      </div>
      <div class="tabs-panel" role="tabpanel" id=${`${name}-panel`} aria-labelledby=${`${name}-tab-${open.id}`} tabindex="0">${
        open.view()}</div>
    </div>`;
}

function move(event, tabs, choose) {
  const at = tabs.findIndex(tab => tab.id === event.target.dataset.tab);
  const to = {
    ArrowRight: (at + 1) % tabs.length,
    ArrowLeft: (at - 1 + tabs.length) % tabs.length,
    Home: 0,
    End: tabs.length - 1,
  }[event.key];
  if (to !== undefined && at >= 0) {
    event.preventDefault();
    event.currentTarget.querySelectorAll('[role=tab]')[to].focus();
    choose(tabs[to].id);
  }
}
