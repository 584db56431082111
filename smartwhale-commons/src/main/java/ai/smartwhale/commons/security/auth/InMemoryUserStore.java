// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security.auth;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Users in a map. */
final class InMemoryUserStore implements UserStore {

    private final Map<String, UserAccount> users = new HashMap<>();
    private final int maxUsers;

    InMemoryUserStore(int maxUsers) {
        this.maxUsers = maxUsers;
    }

    @Override
    public synchronized Optional<UserAccount> find(String name) {
        return Optional.ofNullable(users.get(name));
    }

    @Override
    public synchronized boolean create(UserAccount account) {
        if (users.containsKey(account.name())) {
            return false;
        }
        LimitExceededException.requireAtMost("users", users.size() + 1L, maxUsers);
        users.put(account.name(), account);
        return true;
    }

    @Override
    public synchronized boolean replace(UserAccount expected, UserAccount changed) {
        if (!expected.name().equals(changed.name())) {
            throw new InvalidValueException("changed.name", changed.name(), "the name of the expected user");
        }
        UserAccount present = users.get(expected.name());
        if (present == null || present.version() != expected.version()) {
            return false;
        }
        users.put(changed.name(), changed);
        return true;
    }

    @Override
    public synchronized boolean remove(String name) {
        return users.remove(name) != null;
    }
}
