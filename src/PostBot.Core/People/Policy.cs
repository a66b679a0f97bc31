using PostBot.Core.Commands;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.People;

/// <summary>The one policy table: who may do what and see what. Whatever it does not allow is denied.</summary>
internal static class Policy
{
    public static bool IsInside(Person person) => IsInside(person.Role);

    public static bool IsInside(Role role) => role >= Role.Viewer;

    public static bool May(Person person, Definition definition) => person.Role switch
    {
        Role.Client => definition.Clients,
        Role.Vendor => definition.Vendors,
        var role => role >= definition.Role,
    };

    /// <summary>What a person is on one production: what they were made there, else what they are in the studio.</summary>
    public static Role RoleOn(Person person, long projectId, Names names) => names.ProjectRole(projectId, person.Id) ?? InStudio(person, names);

    /// <summary>The person as they stand on one production.</summary>
    public static Person On(Person person, long projectId, Names names) => As(person, RoleOn(person, projectId, names));

    /// <summary>The same person with another role, for the length of one command.</summary>
    public static Person As(Person person, Role role) => person.Role == role ? person : new Person
    {
        Id = person.Id,
        StudioId = person.StudioId,
        Name = person.Name,
        Role = role,
        Zone = person.Zone,
        Email = person.Email,
        Phone = person.Phone,
        Archived = person.Archived,
    };

    /// <summary>A role on one production opens no other: what a person sees hangs on their role in the studio, and on the teams they are on.</summary>
    public static bool Sees(Person person, long projectId, Names names) => IsInside(InStudio(person, names)) || names.IsOnTeam(projectId, person.Id);

    public static bool Sees(Person person, Project project, Names names) => Sees(person, project.Id, names);

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

    /// <summary>Who holds a role, for the refusal that names them: the people nearest to it first, on a production its own team before the rest.</summary>
    public static IEnumerable<Person> Holders(Role role, Names names, long? projectId = null) => names.People
        .Where(person => !person.Archived)
        .Select(person => (Person: person, Role: projectId is { } project ? RoleOn(person, project, names) : person.Role))
        .Where(pair => IsInside(pair.Role) && pair.Role >= role)
        .OrderByDescending(pair => projectId is { } project && names.IsOnTeam(project, pair.Person.Id))
        .ThenByDescending(pair => projectId is { } project && names.Teams.Any(member => member.ProjectId == project && member.PersonId == pair.Person.Id && string.Equals(member.Title, role.ToString(), StringComparison.OrdinalIgnoreCase)))
        .ThenBy(pair => pair.Role).ThenBy(pair => pair.Person.Name, StringComparer.Ordinal)
        .Select(pair => pair.Person);

    private static Role InStudio(Person person, Names names) => names.FindPerson(person.Id)?.Role ?? person.Role;
}
