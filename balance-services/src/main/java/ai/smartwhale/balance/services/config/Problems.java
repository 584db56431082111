// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;
import ai.smartwhale.commons.LimitExceededException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects mistakes, so that all are told at once. */
final class Problems {

    private final List<SettingProblem> found = new ArrayList<>();
    private final Set<String> unreadable = new HashSet<>();

    /** Goes on from what was found before. */
    Problems copy() {
        Problems copy = new Problems();
        copy.found.addAll(found);
        copy.unreadable.addAll(unreadable);
        return copy;
    }

    void add(String name, SettingOrigin origin, String message) {
        found.add(new SettingProblem(name, origin, message));
    }

    /** A value that was refused by whoever reads it. */
    void refused(RawSetting raw, String allowed) {
        unreadable.add(raw.name());
        add(
                raw.name(),
                raw.origin(),
                raw.name() + " is " + raw.shown() + " (" + raw.origin() + "); allowed: " + allowed);
    }

    /** Two settings that cannot both hold; not told of what was refused, since it is its default that is looked at. */
    void contradiction(SettingValues values, Setting<?> one, Setting<?> other, String why) {
        if (unreadable.contains(one.name()) || unreadable.contains(other.name())) {
            return;
        }
        add(
                one.name(),
                values.origin(one),
                one.name() + " is " + values.shown(one) + " (" + values.origin(one) + ") and " + other.name() + " is "
                        + values.shown(other) + " (" + values.origin(other) + "): " + why);
    }

    /** What a checked type refused though every value by itself was allowed. */
    void refused(String section, RuntimeException refusal) {
        if (!(refusal instanceof InvalidValueException || refusal instanceof LimitExceededException)) {
            throw refusal;
        }
        add(section, SettingOrigin.DEFAULT, section + ": " + refusal.getMessage());
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidSettingsException(found);
        }
    }
}
