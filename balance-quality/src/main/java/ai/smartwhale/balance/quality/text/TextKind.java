// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/** What sort of text is judged, which decides what it may look like. */
public enum TextKind {
    /** A document or a web page: all rules hold. */
    DOCUMENT,
    /** An answer or the text of a field: may be short, and need not have lines or sentences. */
    TEXT,
    /** A message as on Twitter or Telegram: a few words, with hashtags and emoji. */
    SHORT_MESSAGE
}
