// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.balance.services.config;

/** What the value of a setting is. */
public enum SettingKind {
    /** Any text that is not empty. */
    TEXT,
    /** One of several words. */
    CHOICE,
    /** Several of several words, with commas. */
    CHOICES,
    /** A whole number. */
    NUMBER,
    /** A number with or without a fraction. */
    DECIMAL,
    /** A time with its unit, such as {@code 500ms}, {@code 30s} or {@code 1h30m}. */
    DURATION,
    /** A number of bytes with its unit, such as {@code 64 MiB}. */
    SIZE,
    /** {@code true} or {@code false}. */
    FLAG,
    /** The path of a folder. */
    FOLDER,
    /** The path of a file. */
    FILE,
    /** Never the secret itself, but where it is: {@code env:NAME} or {@code file:PATH}. */
    SECRET
}
