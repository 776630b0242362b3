export default {
  'text.code': 'Code',
  'text.code-in': 'Code in {language}',
  'text.copy-code': 'Copy the code',
  'text.copy-selected': 'The code is selected; the browser does not let this page copy it.',
  'text.picture-at': 'A picture at {host}',
  'text.real-host': 'This is where the link leads.',
  'text.show-picture': 'Show the picture',
};
