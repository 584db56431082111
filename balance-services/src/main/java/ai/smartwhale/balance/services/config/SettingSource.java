// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

/** Who said it, from the one that gives way to all to the one that gives way to none. */
public enum SettingSource {
    /** Nobody: the documented default. */
    DEFAULT,
    /** A file. */
    FILE,
    /** Properties, such as those of the JVM. */
    PROPERTIES,
    /** Environment variables. */
    ENVIRONMENT,
    /** The program of the host. */
    CODE
}
