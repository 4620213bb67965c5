package dev.gristmill.trainer.profile;

import dev.gristmill.trainer.profile.DataProfile.Role;

/**
 * A column to profile.
 *
 * @param name what people know it by
 * @param physical the column of the rows
 * @param role what it is to the job
 */
public record ProfiledColumn(String name, String physical, Role role) {}
