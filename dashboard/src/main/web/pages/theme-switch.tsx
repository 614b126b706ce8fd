import { chooseTheme, theme, type Theme } from "../app/theme";
import { Icon, type IconName } from "../ui/icons";

const NEXT: Record<Theme, Theme> = { system: "light", light: "dark", dark: "system" };
const ICONS: Record<Theme, IconName> = { system: "system", light: "sun", dark: "moon" };

export const ThemeSwitch = () => (
  <button
    type="button"
    class="button quiet small"
    onClick={() => chooseTheme(NEXT[theme.value])}
    aria-label={`Colours: ${theme.value}. Change to ${NEXT[theme.value]}`}
    title={`Colours: ${theme.value}`}
  >
    <Icon name={ICONS[theme.value]} />
  </button>
);
