// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Authentication, tokens, permissions, encryption and keys. */
@NullMarked
package ai.smartwhale.commons.security;

import org.jspecify.annotations.NullMarked;
