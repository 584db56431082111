// SPDX-FileCopyrightText: Smart Whale Balance contributors
// SPDX-License-Identifier: Apache-2.0
/** The settings of a Balance, read from code, environment, properties or a file, with the origin of each. */
@NullMarked
package ai.smartwhale.balance.services.config;

import org.jspecify.annotations.NullMarked;
