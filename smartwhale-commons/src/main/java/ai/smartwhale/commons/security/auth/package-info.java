// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Who somebody is: passwords, second factors, sessions, and the slowing down of those who guess. */
@NullMarked
package ai.smartwhale.commons.security.auth;

import org.jspecify.annotations.NullMarked;
