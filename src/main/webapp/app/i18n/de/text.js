export default {
  'text.code': 'Code',
  'text.code-in': 'Code in {language}',
  'text.copy-code': 'Den Code kopieren',
  'text.copy-selected': 'Der Code ist ausgewählt; der Browser lässt ihn diese Seite nicht kopieren.',
  'text.picture-at': 'Ein Bild bei {host}',
  'text.real-host': 'Dorthin führt der Link.',
  'text.show-picture': 'Das Bild zeigen',
};
