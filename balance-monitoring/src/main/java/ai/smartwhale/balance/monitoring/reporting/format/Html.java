// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

/** Escapes text for HTML. */
final class Html {

    private Html() {}

    /** For text and quoted attributes. What would act on the text around it becomes U+FFFD. */
    static String escape(String text) {
        StringBuilder out = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(Shown.acts(text, i) ? '\uFFFD' : c);
            }
        }
        return out.toString();
    }

    /** Text from outside, which must not turn the direction of what follows it. */
    static String isolated(String text) {
        return "<bdi>" + escape(text) + "</bdi>";
    }

    /** Text from outside in which a term such as 1/s keeps its order among words from right to left. */
    static String mixed(String text) {
        return "<bdi>" + Shown.TERM.matcher(escape(text)).replaceAll("<bdi dir=\"ltr\">$0</bdi>") + "</bdi>";
    }
}
