import { GatewrightError } from "../../../errors.ts";

/**
 * Renders a mapping template.
 *
 * @throws GatewrightError `gateway.unsupported`: the template holds `$` or `#`.
 */
export function renderMappingTemplate(text: string): string {
  const found = /[$#]/.exec(text);
  if (!found) return text;
  throw new GatewrightError(
    "gateway.unsupported",
    `Failed to render a mapping template: "${found[0]}" is not emulated yet`,
    { hint: text.slice(0, 200) },
  );
}
