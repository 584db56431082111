// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.logging;

/**
 * Writes an event as one line for people, close to what Logback writes by default:
 *
 * <pre>
 * 2026-11-21 08:51:53.123456Z [main] INFO  a.s.balance.Balance - started port=9092 {model=m-1}
 * </pre>
 *
 * <p>What would end the line or change what a reader sees is written visibly: line ends as {@code \n} and {@code \r},
 * control characters, separators of lines and paragraphs and what changes the direction of writing as
 * {@code \}{@code u001b}. So no message can forge a line (OWASP ASVS 5.0, 16.4.1). Stack traces stand in the same line;
 * {@code sed 's/\\n/\n/g;s/\\t/\t/g'} unfolds them.
 *
 * <p>Masks nothing: see {@link LogProcessor}. Implementations are thread-safe.
 */
public interface TextFormatter extends LogFormatter {

    /**
     * Creates a formatter.
     *
     * @param config what is written
     * @return the formatter
     */
    static TextFormatter create(TextFormatterConfig config) {
        return new DefaultTextFormatter(config);
    }

    /**
     * Creates a formatter of {@link TextFormatterConfig#defaults()}.
     *
     * @return the formatter
     */
    static TextFormatter withDefaults() {
        return create(TextFormatterConfig.defaults());
    }
}
