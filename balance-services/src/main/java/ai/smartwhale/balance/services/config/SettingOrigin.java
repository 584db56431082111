// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

import ai.smartwhale.commons.InvalidValueException;

/**
 * Where a value comes from.
 *
 * @param source who said it
 * @param place where: a file with its line, a property, a variable; empty where the source says all
 */
public record SettingOrigin(SettingSource source, String place) {

    /** The documented default. */
    public static final SettingOrigin DEFAULT = new SettingOrigin(SettingSource.DEFAULT, "");

    /** The program of the host. */
    public static final SettingOrigin CODE = new SettingOrigin(SettingSource.CODE, "");

    /**
     * Checks the components.
     *
     * @throws InvalidValueException if one is missing
     */
    public SettingOrigin {
        InvalidValueException.requirePresent("source", source);
        InvalidValueException.requirePresent("place", place);
    }

    static SettingOrigin line(String file, int line) {
        return new SettingOrigin(SettingSource.FILE, file + ", line " + line);
    }

    static SettingOrigin property(String name) {
        return new SettingOrigin(SettingSource.PROPERTIES, "property " + name);
    }

    static SettingOrigin variable(String name) {
        return new SettingOrigin(SettingSource.ENVIRONMENT, "environment variable " + name);
    }

    /** For people. */
    @Override
    public String toString() {
        return place.isEmpty() ? (source == SettingSource.CODE ? "code" : "default") : place;
    }
}
