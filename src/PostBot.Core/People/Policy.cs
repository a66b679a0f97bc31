using PostBot.Core.Commands;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.People;

/// <summary>The one policy table: who may do what and see what. Whatever it does not allow is denied.</summary>
internal static class Policy
{
    public static bool IsInside(Person person) => person.Role >= Role.Viewer;

    public static bool May(Person person, Definition definition) =>
        IsInside(person) ? person.Role >= definition.Role : definition.Outsiders;

    public static bool Sees(Person person, Project project, Names names) => IsInside(person) || names.IsOnTeam(project.Id, person.Id);

    public static bool Sees(Person person, long projectId, Names names) => IsInside(person) || names.IsOnTeam(projectId, person.Id);

    public static IEnumerable<Project> Visible(Person person, Names names) => names.Projects.Where(project => !project.Archived && Sees(person, project, names));

    /// <summary>Rates and budgets.</summary>
    public static bool SeesMoney(Person person) => person.Role >= Role.Coordinator;

    public static string Needs(Role role) => role switch
    {
        Role.Viewer => "someone in the studio",
        Role.Artist => "an artist",
        Role.Coordinator => "a coordinator",
        Role.Supervisor => "a supervisor",
        _ => "an admin",
    };

    /// <summary>Who holds a role, for the refusal that names them: the people nearest to it first.</summary>
    public static IEnumerable<Person> Holders(Role role, Names names) =>
        names.People.Where(person => IsInside(person) && person.Role >= role).OrderBy(person => person.Role).ThenBy(person => person.Name, StringComparer.Ordinal);
}
