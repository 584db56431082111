// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/** A side of the quality of a text. */
public enum TextDimension {
    /** Long enough to say something, short enough to be read. */
    LENGTH,
    /** Words, not symbols or lists. */
    FORM,
    /** Says things once. */
    REPETITION,
    /** Content, not the furniture of a page. */
    BOILERPLATE,
    /** Its characters are those that were written. */
    ENCODING,
    /** The language that was asked for. */
    LANGUAGE,
    /** Was not there before. */
    UNIQUENESS
}
