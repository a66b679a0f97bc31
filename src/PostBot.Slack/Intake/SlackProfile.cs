using System.Text.Json;

namespace PostBot.Slack.Intake;

/// <summary>A user object of Slack's, as far as it matters here.</summary>
/// <param name="Name">Null when it has none.</param>
/// <param name="Zone">IANA; null for strangers.</param>
/// <param name="IsOutsider">A guest, or a person of another organisation.</param>
/// <param name="IsOfOrganisation">Of another workspace of our own organisation.</param>
/// <param name="IsClosed">The account is deactivated.</param>
internal sealed record SlackProfile(string? Name, string? Zone, bool IsOutsider, bool IsOfOrganisation, bool IsClosed)
{
    public static SlackProfile Read(JsonElement user, string workspace)
    {
        var (profile, organisation) = (user.Field("profile"), user.Field("enterprise_user"));
        var ours = organisation.Words("enterprise_id") == workspace || (organisation.Field("teams") is { ValueKind: JsonValueKind.Array } teams && teams.EnumerateArray().Any(team => team.ValueKind == JsonValueKind.String && team.GetString() == workspace));
        var elsewhere = user.Words("team_id") is { } team && team != workspace && !ours;
        return new(
            profile.Words("display_name") ?? profile.Words("real_name") ?? user.Words("real_name") ?? user.Words("name"),
            user.Words("tz"),
            user.IsTrue("is_restricted") || user.IsTrue("is_ultra_restricted") || user.IsTrue("is_stranger") || elsewhere,
            ours,
            user.IsTrue("deleted"));
    }
}
