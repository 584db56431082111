// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.quality.finding;

/** What can be wrong with a cell, a record or a text. */
public enum IssueKind {
    /** No value where there should be one. */
    MISSING(Dimension.COMPLETENESS),
    /** A marker such as {@code N/A} or {@code 9999} that stands for no value. */
    DISGUISED_MISSING(Dimension.COMPLETENESS),
    /** A value of another type than its field. */
    TYPE(Dimension.VALIDITY),
    /** A value of another form than its field. */
    FORMAT(Dimension.VALIDITY),
    /** A number outside of what its field holds. */
    OUTLIER(Dimension.VALIDITY),
    /** A number that is none: NaN or infinite. */
    INVALID_NUMBER(Dimension.VALIDITY),
    /** A misspelt value. */
    TYPO(Dimension.ACCURACY),
    /** A number with its unit in the same cell. */
    EMBEDDED_UNIT(Dimension.VALIDITY),
    /** Two values in one cell, the other cell being empty. */
    MERGED_FIELDS(Dimension.VALIDITY),
    /** Characters broken by a wrong encoding. */
    BROKEN_ENCODING(Dimension.NOISE),
    /** A value that disagrees with the other values of its record. */
    DEPENDENCY(Dimension.CONSISTENCY),
    /** A value that the declared reference does not know. */
    REFERENCE(Dimension.CONSISTENCY),
    /** A value that a declared rule forbids, where no other kind says it better. */
    RULE(Dimension.VALIDITY),
    /** A record, or a value that must be unique, that was there before. */
    DUPLICATE(Dimension.UNIQUENESS),
    /** A record that is too old. */
    STALE(Dimension.TIMELINESS),
    /** A record with too few or too many cells, or fields of one name. */
    STRUCTURE(Dimension.VALIDITY),
    /** A cell too large to be looked at as a whole. */
    TRUNCATED(Dimension.NOISE),
    /** A text that is too short, too repetitive, boilerplate. */
    TEXT_QUALITY(Dimension.NOISE),
    /** A text in another language than was asked for. */
    LANGUAGE(Dimension.VALIDITY);

    private final Dimension dimension;

    IssueKind(Dimension dimension) {
        this.dimension = dimension;
    }

    /**
     * The side of quality that suffers.
     *
     * @return the dimension
     */
    public Dimension dimension() {
        return dimension;
    }
}
