// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.text;

/** What can be wrong with a text. */
public enum TextIssueKind {
    /** No letter and no digit. */
    EMPTY(TextDimension.LENGTH),
    /** Fewer words than allowed. */
    TOO_SHORT(TextDimension.LENGTH),
    /** More words than allowed. */
    TOO_LONG(TextDimension.LENGTH),
    /** Too long to be looked at as a whole: only its head and tail were. */
    TRUNCATED(TextDimension.LENGTH),
    /** Fewer sentences than a document has. */
    FEW_SENTENCES(TextDimension.LENGTH),
    /** The mean length of the words is not that of a language. */
    WORD_LENGTH(TextDimension.FORM),
    /** A word longer than any word. */
    LONG_WORD(TextDimension.FORM),
    /** Too many hashes or ellipses. */
    SYMBOLS(TextDimension.FORM),
    /** Nearly all lines are points of a list. */
    BULLETS(TextDimension.FORM),
    /** Too many lines end in an ellipsis. */
    CUT_LINES(TextDimension.FORM),
    /** Too many words without a letter. */
    FEW_LETTERS(TextDimension.FORM),
    /** None of the small words that hold sentences together. */
    NO_FUNCTION_WORDS(TextDimension.FORM),
    /** Too few lines end as sentences do. */
    UNENDED_LINES(TextDimension.FORM),
    /** Nearly all lines are short. */
    SHORT_LINES(TextDimension.FORM),
    /** More lines than a text has. */
    MANY_LINES(TextDimension.FORM),
    /** Lines that stand there twice. */
    REPEATED_LINES(TextDimension.REPETITION),
    /** Paragraphs that stand there twice. */
    REPEATED_PARAGRAPHS(TextDimension.REPETITION),
    /** One short run of words makes up much of the text. */
    FREQUENT_PHRASE(TextDimension.REPETITION),
    /** Long runs of words that stand there twice. */
    REPEATED_PHRASES(TextDimension.REPETITION),
    /** Notices about cookies, terms of use, scripts and the like. */
    NOTICES(TextDimension.BOILERPLATE),
    /** Text that only fills a page. */
    FILLER(TextDimension.BOILERPLATE),
    /** Curly brackets, which programs have and texts do not. */
    CODE(TextDimension.BOILERPLATE),
    /** Bytes were read in another encoding than they were written in. */
    MISREAD_ENCODING(TextDimension.ENCODING),
    /** Characters that stand for lost ones. */
    REPLACEMENT_CHARACTERS(TextDimension.ENCODING),
    /** Half a character. */
    UNPAIRED_SURROGATES(TextDimension.ENCODING),
    /** Characters that command instead of being read. */
    CONTROL_CHARACTERS(TextDimension.ENCODING),
    /** Persian in letters of other keyboards, or with misplaced joiners and blanks. */
    NOT_NORMALISED(TextDimension.ENCODING),
    /** Another language than was asked for. */
    OTHER_LANGUAGE(TextDimension.LANGUAGE),
    /** Nearly the same text was there before. */
    NEAR_DUPLICATE(TextDimension.UNIQUENESS);

    private final TextDimension dimension;

    TextIssueKind(TextDimension dimension) {
        this.dimension = dimension;
    }

    /**
     * The side of quality that suffers.
     *
     * @return the dimension
     */
    public TextDimension dimension() {
        return dimension;
    }
}
