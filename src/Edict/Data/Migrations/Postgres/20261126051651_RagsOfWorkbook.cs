using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Edict.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class RagsOfWorkbook : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_FacultyRags_Staff_SchoolId_StaffId",
                table: "FacultyRags"
            );

            migrationBuilder.AlterColumn<Guid>(
                name: "StaffId",
                table: "FacultyRags",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid"
            );

            migrationBuilder.AddForeignKey(
                name: "FK_FacultyRags_Staff_SchoolId_StaffId",
                table: "FacultyRags",
                columns: new[] { "SchoolId", "StaffId" },
                principalTable: "Staff",
                principalColumns: new[] { "SchoolId", "Id" }
            );
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_FacultyRags_Staff_SchoolId_StaffId",
                table: "FacultyRags"
            );

            migrationBuilder.AlterColumn<Guid>(
                name: "StaffId",
                table: "FacultyRags",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true
            );

            migrationBuilder.AddForeignKey(
                name: "FK_FacultyRags_Staff_SchoolId_StaffId",
                table: "FacultyRags",
                columns: new[] { "SchoolId", "StaffId" },
                principalTable: "Staff",
                principalColumns: new[] { "SchoolId", "Id" },
                onDelete: ReferentialAction.Cascade
            );
        }
    }
}
