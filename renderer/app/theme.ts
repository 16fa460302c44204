import { colorsTuple, createTheme } from '@mantine/core';

/** Mantine's side of the tokens; colours that matter are in `tokens.css`. */
export const theme = createTheme({
  primaryColor: 'ember',
  colors: { ember: colorsTuple('#b5451b') },
  autoContrast: true,
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace',
  defaultRadius: 'md',
  radius: { md: '10px', lg: '14px' },
  respectReducedMotion: true,
  cursorType: 'pointer',
  components: {
    Modal: { defaultProps: { centered: true, radius: 'lg', overlayProps: { backgroundOpacity: 0.35 }, transitionProps: { duration: 120 } } },
    Menu: { defaultProps: { transitionProps: { duration: 80 } } },
  },
});
