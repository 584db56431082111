// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
package ai.smartwhale.commons.security;

/** What auditors tell apart. */
public enum SecurityEventType {
    /** Somebody showed who they are, or failed to. */
    AUTHENTICATION,
    /** An account was created, changed, locked, unlocked or removed. */
    ACCOUNT,
    /** A session began, ended or was refused. */
    SESSION,
    /** A token was issued, refreshed, revoked or refused. */
    TOKEN,
    /** Access was refused, or granted where the audit covers that. */
    ACCESS,
    /** A permission was granted or revoked. */
    PERMISSION,
    /** A role was made, changed, assigned or taken away. */
    ROLE,
    /** A key was made, rotated, disabled, destroyed, stored or loaded. */
    KEY,
    /** Something could not be decrypted or failed its check of integrity. */
    ENCRYPTION,
    /** A policy or another setting of security was loaded or refused. */
    SETTINGS
}
