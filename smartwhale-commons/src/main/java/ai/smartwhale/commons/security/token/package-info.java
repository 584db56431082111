// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Tokens that say who somebody is and until when that holds. */
@NullMarked
package ai.smartwhale.commons.security.token;

import org.jspecify.annotations.NullMarked;
