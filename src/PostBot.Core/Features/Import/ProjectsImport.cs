using System.Globalization;
using PostBot.Core.Commands.Arguments;
using PostBot.Core.Features.Setup;
using PostBot.Domain.Feedback;
using PostBot.Domain.Projects;

namespace PostBot.Core.Features.Import;

/// <summary>Productions; one of the same short name is updated.</summary>
internal sealed class ProjectsImport() : ImportKind("projects", "production")
{
    public override IReadOnlyList<string> Also => ["project", "productions", "production", "shows"];

    public override IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new("code", true, "short name", "project", "production", "name"),
        new("title", false, "full title", "long name"),
        new("kind", true, "type", "format"),
        new("frame rate", false, "fps", "rate", "framerate"),
        new("zone", false, "time zone", "timezone"),
        new("rounds", false, "rounds included", "feedback rounds"),
    ];

    public override string Example => "code,title,kind,fps\nNIGHTFALL,\"Nightfall, series 1\",episodic,23.976";

    public override void Read(ImportWork work, ImportRow row)
    {
        var code = ProjectAddCommand.Code(row["code"]);
        if (code is null) work.Problem(row, "code", row.Has("code") ? $"\"{ImportWork.Shown(row["code"])}\" is no short name: one word of at most 30 letters" : "is empty");
        else work.IsFirst(row, "code", Likeness.Fold(code));
        var kind = ProjectKind.Feature;
        if (!row.Has("kind") || char.IsAsciiDigit(row["kind"][0]) || !Enum.TryParse(row["kind"], ignoreCase: true, out kind)) work.Unknown(row, "kind", "kind of production", Enum.GetNames<ProjectKind>().Select(one => one.ToLowerInvariant()));
        FrameRate? rate = null;
        if (row.Has("frame rate") && !FrameRate.TryParse(row["frame rate"], out rate)) work.Problem(row, "frame rate", $"\"{ImportWork.Shown(row["frame rate"])}\" is no frame rate, for example 23.976");
        var rounds = 0;
        if (row.Has("rounds") && (!int.TryParse(row["rounds"], NumberStyles.None, CultureInfo.InvariantCulture, out rounds) || rounds > 99)) work.Problem(row, "rounds", $"\"{ImportWork.Shown(row["rounds"])}\" is no number of rounds");
        var zone = work.Zone(row);
        var title = row.Has("title") ? work.Name(row, "title", 120) : "";
        if (work.Plan.IsBad(row)) return;
        if (work.Names.ProjectNamed(code!) is not { } known)
        {
            work.Plan.Create(row, $"{code} {title} {kind} {rate?.Label} {zone} {rounds}", new Project
            {
                Id = work.NewId(),
                StudioId = work.StudioId,
                Code = code!,
                Title = title.Length > 0 ? title : code![0] + code[1..].ToLowerInvariant(),
                Kind = kind,
                FrameRate = (rate ?? FrameRate.Fps25).Label,
                StartTimecode = kind == ProjectKind.Commercial ? "10:00:00:00" : "01:00:00:00",
                Zone = zone,
                RoundsIncluded = rounds,
            });
            return;
        }
        var wanted = (Title: title.Length > 0 ? title : known.Title, Kind: kind, Rate: rate?.Label ?? known.FrameRate, Zone: row.Has("zone") ? zone : known.Zone, Rounds: row.Has("rounds") ? rounds : known.RoundsIncluded);
        if (wanted == (known.Title, known.Kind, known.FrameRate, known.Zone, known.RoundsIncluded)) work.Plan.Keep(row);
        else
        {
            work.Plan.Update(row, $"{known.Id} {wanted}", async (db, cancel) =>
            {
                var project = (await db.Projects.FindAsync([known.Id], cancel))!;
                (project.Title, project.Kind, project.FrameRate, project.Zone, project.RoundsIncluded) = wanted;
            });
        }
    }
}
