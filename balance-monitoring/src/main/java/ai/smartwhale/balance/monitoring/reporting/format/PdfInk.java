// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.monitoring.reporting.format;

/** The colours of a PDF. */
enum PdfInk {
    INK(0.11f, 0.12f, 0.14f),
    SOFT(0.35f, 0.39f, 0.43f),
    RULE(0.82f, 0.85f, 0.88f),
    LINE(0.04f, 0.38f, 0.77f),
    NARROW(0.70f, 0.82f, 0.95f),
    WIDE(0.87f, 0.92f, 0.98f),
    MARK(0.70f, 0.15f, 0.12f);

    private final float red;
    private final float green;
    private final float blue;

    PdfInk(float red, float green, float blue) {
        this.red = red;
        this.green = green;
        this.blue = blue;
    }

    float red() {
        return red;
    }

    float green() {
        return green;
    }

    float blue() {
        return blue;
    }
}
