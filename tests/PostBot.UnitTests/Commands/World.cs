using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using PostBot.Core;
using PostBot.Core.Commands;
using PostBot.Core.People;
using PostBot.Domain.Bookings;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.UnitTests.Commands;

/// <summary>The studio that the corpus of lines is about, in memory: Tuesday 24 November 2026, 9:30 in London.</summary>
internal static class World
{
    public static readonly Instant Now = Instant.FromUtc(2026, 11, 24, 9, 30);

    private static readonly Studio studio = new() { Id = 1, Name = "Harbour Post", Zone = "Europe/London", Currency = "GBP", DayStart = 10 * 60, DayEnd = 18 * 60 };

    private static readonly (string Name, Role Role)[] cast =
    [
        ("Ana", Role.Coordinator), ("Priya", Role.Supervisor), ("Ed", Role.Artist), ("Jo", Role.Artist), ("Tom", Role.Artist), ("Dana", Role.Client), ("Kim", Role.Client), ("Lee", Role.Vendor),
    ];

    private static readonly (string Name, string Class)[] rooms =
    [
        ("Color 1", "color"), ("Color 2", "color"), ("Suite 5", "edit"), ("Mix A", "mix"), ("Avid 3", "edit"), ("Pro Tools rig", "rig"),
    ];

    public static readonly CommandTable Table = Services().GetRequiredService<CommandTable>();

    public static readonly Understanding Understanding = new(Table);

    public static readonly Names Names = Build();

    public static Person Person(string name) => Names.People.Single(person => person.Name == name);

    public static Project Project(string code) => Names.ProjectNamed(code)!;

    /// <summary>The line as the desk would hear it.</summary>
    /// <param name="place"><c>dm</c>, <c>#nightfall</c>, or a thread as <c>F5</c> or <c>#harbour F8</c>.</param>
    public static Heard Hear(string speaker, string place, string text)
    {
        var parts = place.Split(' ');
        var channel = parts[0] is "#nightfall" or "#harbour" or "#salt" ? Project(parts[0][1..]) : null;
        var opening = Courtesy.StripOpening(text);
        var (line, asked) = Table.Find(Words.Of(opening)).Commands.Any(command => command.Definition.WordForWord) ? (opening, false) : Courtesy.Strip(text);
        return new Heard(line, Names, Person(speaker), Now)
        {
            ChannelProject = channel,
            ThreadSubject = parts[^1][0] is '#' or 'd' ? null : parts[^1],
            AsTyped = text,
            IsQuestion = asked,
        };
    }

    private static ServiceProvider Services()
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(TimeProvider.System);
        services.AddCore(new CoreSettings("Data Source=unused.db", 20, 1000));
        return services.BuildServiceProvider();
    }

    private static Names Build()
    {
        var projects = new List<Project>
        {
            new() { Id = 1, StudioId = 1, Code = "NIGHTFALL", Title = "Nightfall, series 1", Kind = ProjectKind.Episodic, FrameRate = "23.976", StartTimecode = "01:00:00:00", Zone = "Europe/London", RoundsIncluded = 3 },
            new() { Id = 2, StudioId = 1, Code = "HARBOUR", Title = "Harbour", Kind = ProjectKind.Commercial, FrameRate = "25", StartTimecode = "10:00:00:00", Zone = "Europe/London" },
            new() { Id = 3, StudioId = 1, Code = "SALT", Title = "Salt", Kind = ProjectKind.Feature, FrameRate = "24", StartTimecode = "01:00:00:00", Zone = "Europe/London" },
        };
        var units = new List<Unit>();
        foreach (var (project, codes) in new[] { (1L, "101 102 103 104"), (2L, "60s 30s 15s"), (3L, "R1 R2 R3 R4 R5 R6") })
        {
            foreach (var code in codes.Split(' '))
            {
                units.Add(new Unit { Id = units.Count + 1, StudioId = 1, ProjectId = project, Code = code, SortOrder = units.Count, Cut = code switch { "101" => "v7", "102" => "v3", "60s" => "v4", _ => null } });
            }
        }
        var people = cast.Select((one, at) => new Person { Id = at + 1, StudioId = 1, Name = one.Name, Role = one.Role }).ToList();
        var resources = rooms.Select((one, at) => new Resource { Id = at + 1, StudioId = 1, Name = one.Name, Class = one.Class, Zone = "Europe/London" }).ToList();
        (long Project, long Person, string Title)[] teams = [(1, 6, ""), (2, 6, ""), (2, 7, ""), (1, 8, ""), (1, 3, "editor"), (1, 4, "colourist"), (1, 5, "mixer")];
        return new Names(studio, projects, units, resources, people, [], [.. teams.Select((one, at) => new TeamMember { Id = at + 1, StudioId = 1, ProjectId = one.Project, PersonId = one.Person, Title = one.Title })], []);
    }
}
