// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** Who may do what: roles that inherit, rules that allow or deny, and duties that are kept apart. */
@NullMarked
package ai.smartwhale.commons.security.access;

import org.jspecify.annotations.NullMarked;
