using PostBot.Core.Cards;
using PostBot.Core.Commands;
using PostBot.Domain.People;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Cuts;

/// <summary>What comes after a picture lock.</summary>
internal static class Locking
{
    /// <summary>Registering the cut where none is known, turning it over, telling people.</summary>
    public static IEnumerable<Button> Offers(Turn turn, Project project, Unit unit)
    {
        var name = $"{project.Code} {unit.Code}";
        if (unit.Cut is null) yield return new Button("Register the cut", $"cut {name}");
        else yield return new Button("Turn over to sound", $"turnover {name} {unit.Cut} to sound");
        if (turn.Asker.Role >= Role.Coordinator) yield return new Button("Tell people", $"broadcast {project.Code} \"{unit.Code} is locked{(unit.Cut is { } cut ? $" at {cut}" : "")}\"");
    }
}
