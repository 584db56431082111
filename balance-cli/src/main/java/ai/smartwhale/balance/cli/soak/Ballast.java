// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.cli.soak;

import java.util.Arrays;

/** Takes a part of the heap for a while. Thread-safe. */
final class Ballast {

    private static final int PIECE = 1 << 20;
    private static final long MOST_PIECES = 256;
    /** Of what the heap may become; so much is left in every case. */
    private static final int PART = 4;

    private volatile byte[][] held = new byte[0][];

    /** Takes it; tells how many bytes. */
    long take() {
        int pieces = (int) Math.min(MOST_PIECES, Runtime.getRuntime().maxMemory() / PART / PIECE);
        byte[][] ballast = new byte[pieces][];
        for (int i = 0; i < pieces; i++) {
            ballast[i] = new byte[PIECE];
            Arrays.fill(ballast[i], (byte) i);
        }
        held = ballast;
        return bytes();
    }

    void release() {
        held = new byte[0][];
    }

    long bytes() {
        return (long) held.length * PIECE;
    }
}
