// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import java.util.Optional;
import java.util.function.Function;

/** Changes users by comparing and replacing, again and again until nobody came between. */
final class AccountUpdates {

    private static final int MOST_TRIES = 64;

    private final UserStore users;

    AccountUpdates(UserStore users) {
        this.users = users;
    }

    /**
     * Changes a user.
     *
     * @param change gives the changed user, or empty to leave it; called once for each try
     * @return the changed user; empty if there is no such user or it was left
     * @throws IllegalStateException if others always came between
     */
    Optional<UserAccount> update(String name, Function<UserAccount, Optional<UserAccount>> change) {
        for (int i = 0; i < MOST_TRIES; i++) {
            Optional<UserAccount> present = users.find(name);
            Optional<UserAccount> changed = present.flatMap(change);
            if (changed.isEmpty()) {
                return changed;
            }
            UserAccount fresh = changed.orElseThrow();
            if (users.replace(present.orElseThrow(), fresh)) {
                return changed;
            }
        }
        throw new IllegalStateException("a user was changed by others " + MOST_TRIES + " times in a row");
    }
}
