// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.interfaces.external;

/** The methods of HTTP. */
public enum ApiMethod {
    /** Reads. */
    GET(true),
    /** Reads the headers. */
    HEAD(true),
    /** Asks what is possible. */
    OPTIONS(true),
    /** Writes a whole. */
    PUT(true),
    /** Removes. */
    DELETE(true),
    /** Does something. */
    POST(false),
    /** Changes a part. */
    PATCH(false);

    private final boolean idempotent;

    ApiMethod(boolean idempotent) {
        this.idempotent = idempotent;
    }

    /**
     * Tells whether doing it twice is the same as doing it once, by RFC 9110, section 9.2.2.
     *
     * @return true for all but POST and PATCH
     */
    public boolean isIdempotent() {
        return idempotent;
    }

    /** Tells whether it changes nothing. */
    boolean isSafe() {
        return this == GET || this == HEAD || this == OPTIONS;
    }
}
