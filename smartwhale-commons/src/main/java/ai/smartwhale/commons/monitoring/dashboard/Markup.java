// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.monitoring.dashboard;

/** Writes elements; every text and every value of an attribute is escaped. Not thread-safe. */
final class Markup {

    private static final char REPLACEMENT = '\uFFFD';

    private final StringBuilder out = new StringBuilder();

    /** Opens an element; its attributes are names and values in turn. */
    Markup start(String tag, Object... attributes) {
        out.append('<').append(tag);
        for (int i = 0; i < attributes.length; i += 2) {
            out.append(' ').append(attributes[i]).append("=\"");
            escape(value(attributes[i + 1]));
            out.append('"');
        }
        out.append('>');
        return this;
    }

    Markup end(String tag) {
        out.append("</").append(tag).append('>');
        return this;
    }

    /** An element with a text in it. */
    Markup element(String tag, String text, Object... attributes) {
        return start(tag, attributes).text(text).end(tag);
    }

    Markup text(String text) {
        escape(text);
        return this;
    }

    /** What was written by another of these. */
    Markup add(Markup other) {
        out.append(other.out);
        return this;
    }

    /** What is written here, and not by anybody who gave a name to something. */
    Markup own(String markup) {
        out.append(markup);
        return this;
    }

    /** Tenths of a unit of the drawing are enough. */
    private static String value(Object value) {
        return value instanceof Double number ? Double.toString(Math.round(number * 10) / 10.0) : String.valueOf(value);
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.append(isMisleading(c) ? REPLACEMENT : c);
            }
        }
    }

    /** Controls, and what turns the direction of the text after it. */
    private static boolean isMisleading(char c) {
        boolean control = Character.isISOControl(c) && c != '\n' && c != '\t';
        return control || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069') || c >= '\uFFFE';
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
