/** Lets somebody choose files; none when they think better of it. */
export function chooseFiles({multiple = false, accept = ''} = {}) {
  return new Promise(resolve => {
    const input = document.createElement('input');
    Object.assign(input, {type: 'file', multiple, accept});
    input.addEventListener('change', () => resolve([...input.files]));
    input.addEventListener('cancel', () => resolve([]));
    input.click();
  });
}
