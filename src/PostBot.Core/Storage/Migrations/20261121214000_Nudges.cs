using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace PostBot.Core.Storage.Migrations
{
    internal partial class Nudges : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "MentionsInChannel",
                table: "Studios",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "NudgesOutsiders",
                table: "Studios",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "Platform",
                table: "Recipients",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "CausedById",
                table: "Outbox",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Doubts",
                table: "Outbox",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.CreateTable(
                name: "RoundWatches",
                columns: table => new
                {
                    RoundId = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    LookAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_RoundWatches", x => x.RoundId);
                });

            migrationBuilder.CreateTable(
                name: "WeeklyReports",
                columns: table => new
                {
                    Id = table.Column<long>(nullable: false),
                    StudioId = table.Column<long>(nullable: false),
                    ProjectId = table.Column<long>(nullable: false),
                    ChannelId = table.Column<long>(nullable: true),
                    SetById = table.Column<long>(nullable: false),
                    Day = table.Column<int>(nullable: false),
                    Minute = table.Column<int>(nullable: false),
                    NextAt = table.Column<long>(nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_WeeklyReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_WeeklyReports_Projects_ProjectId",
                        column: x => x.ProjectId,
                        principalTable: "Projects",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Outbox_Doubts",
                table: "Outbox",
                column: "Doubts",
                filter: "\"Doubts\" > 0");

            migrationBuilder.CreateIndex(
                name: "IX_Bookings_CheckedInAt",
                table: "Bookings",
                column: "CheckedInAt",
                filter: "\"CheckedInAt\" IS NOT NULL AND \"WrappedAt\" IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_RoundWatches_LookAt",
                table: "RoundWatches",
                column: "LookAt");

            migrationBuilder.CreateIndex(
                name: "IX_WeeklyReports_NextAt",
                table: "WeeklyReports",
                column: "NextAt");

            migrationBuilder.CreateIndex(
                name: "IX_WeeklyReports_ProjectId",
                table: "WeeklyReports",
                column: "ProjectId",
                unique: true);
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "RoundWatches");

            migrationBuilder.DropTable(
                name: "WeeklyReports");

            migrationBuilder.DropIndex(
                name: "IX_Outbox_Doubts",
                table: "Outbox");

            migrationBuilder.DropIndex(
                name: "IX_Bookings_CheckedInAt",
                table: "Bookings");

            migrationBuilder.DropColumn(
                name: "MentionsInChannel",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "NudgesOutsiders",
                table: "Studios");

            migrationBuilder.DropColumn(
                name: "Platform",
                table: "Recipients");

            migrationBuilder.DropColumn(
                name: "CausedById",
                table: "Outbox");

            migrationBuilder.DropColumn(
                name: "Doubts",
                table: "Outbox");
        }
    }
}
