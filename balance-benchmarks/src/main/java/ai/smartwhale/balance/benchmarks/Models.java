// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.benchmarks;

import ai.smartwhale.balance.services.Balance;

/** The models that ask, in turn. */
final class Models {

    private static final int COUNT = 8;

    private Models() {}

    static String name(String prefix, int i) {
        return prefix + i % COUNT;
    }

    static void register(Balance balance, String prefix) {
        for (int i = 0; i < COUNT; i++) {
            balance.registerModel(name(prefix, i)).join();
        }
    }
}
