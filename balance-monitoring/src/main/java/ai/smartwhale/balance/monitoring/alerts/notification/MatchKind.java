// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.alerts.notification;

import ai.smartwhale.commons.InvalidValueException;

/** How a label is compared. */
public enum MatchKind {
    /** The value is this. */
    EQUAL("=", false, false),
    /** The value is not this. */
    NOT_EQUAL("!=", false, true),
    /** The whole value matches this regular expression. */
    MATCHES("=~", true, false),
    /** The whole value does not match this regular expression. */
    NOT_MATCHES("!~", true, true);

    private final String sign;
    private final boolean expression;
    private final boolean negative;

    MatchKind(String sign, boolean expression, boolean negative) {
        this.sign = sign;
        this.expression = expression;
        this.negative = negative;
    }

    static MatchKind ofSign(String sign) {
        for (MatchKind kind : values()) {
            if (kind.sign.equals(sign)) {
                return kind;
            }
        }
        throw new InvalidValueException("sign", sign, "=, !=, =~ or !~");
    }

    /**
     * How it is written.
     *
     * @return the sign
     */
    public String sign() {
        return sign;
    }

    boolean isExpression() {
        return expression;
    }

    boolean isNegative() {
        return negative;
    }
}
